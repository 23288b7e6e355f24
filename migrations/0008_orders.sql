CREATE TABLE `baskets` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`chosen` text NOT NULL,
	`is_tracked` integer NOT NULL,
	`typed` text,
	`changed_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `baskets_by_age` ON `baskets` (`changed_at`);--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`kit` text NOT NULL,
	`certification` text NOT NULL,
	`name` text NOT NULL,
	`verification_code` text,
	`cents` integer NOT NULL,
	`initial_of` text,
	`state` text NOT NULL,
	`queued_at` text,
	`sent_on` text,
	`completed_on` text,
	`carrier` text,
	`tracking_number` text,
	`batch_id` text
);
--> statement-breakpoint
CREATE INDEX `items_by_order` ON `items` (`order_id`);--> statement-breakpoint
CREATE INDEX `items_by_candidate` ON `items` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `items_by_batch` ON `items` (`batch_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `items_initial_once` ON `items` (`candidate_id`,`kit`,`initial_of`);--> statement-breakpoint
CREATE INDEX `items_to_print` ON `items` (`queued_at`) WHERE state = 'queued' and batch_id is null;--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`state` text NOT NULL,
	`cents` integer NOT NULL,
	`currency` text NOT NULL,
	`tracking_cents` integer,
	`shipping` text NOT NULL,
	`placed_at` text NOT NULL,
	`paid_at` text,
	`cancelled_at` text,
	`refunded_at` text,
	`provider` text,
	`reference` text,
	`pay_at` text,
	`ask_at` text
);
--> statement-breakpoint
CREATE INDEX `orders_by_candidate` ON `orders` (`candidate_id`,`placed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_by_reference` ON `orders` (`provider`,`reference`);--> statement-breakpoint
CREATE INDEX `orders_to_ask` ON `orders` (`ask_at`) WHERE state = 'placed';--> statement-breakpoint
CREATE TABLE `payment_events` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`received_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `payment_events_by_age` ON `payment_events` (`received_at`);--> statement-breakpoint
CREATE TABLE `print_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `print_batches_open` ON `print_batches` (`state`) WHERE state = 'open';
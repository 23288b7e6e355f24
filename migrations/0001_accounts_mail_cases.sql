CREATE TABLE `cases` (
	`reference` text PRIMARY KEY NOT NULL,
	`candidate_id` text,
	`topic` text NOT NULL,
	`message` text NOT NULL,
	`reply_to` text NOT NULL,
	`file_name` text,
	`file_type` text,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_by_candidate` ON `cases` (`candidate_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `cases_by_state` ON `cases` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `links` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`candidate_id` text NOT NULL,
	`email` text NOT NULL,
	`mail_id` text NOT NULL,
	`created_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`ended_at` text,
	`spent_by` text
);
--> statement-breakpoint
CREATE INDEX `links_by_candidate` ON `links` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `links_by_end` ON `links` (`ends_at`);--> statement-breakpoint
CREATE TABLE `mapping_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`typed` text NOT NULL,
	`created_at` text NOT NULL,
	`next_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mapping_requests_due` ON `mapping_requests` (`next_at`);--> statement-breakpoint
CREATE INDEX `mapping_requests_by_age` ON `mapping_requests` (`created_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text,
	`recipient` text NOT NULL,
	`template` text NOT NULL,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` text NOT NULL,
	`sent_at` text,
	`error` text,
	`body` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`next_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_by_candidate` ON `outbox` (`candidate_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_recipient` ON `outbox` (lower("recipient"),`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_age` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `own_contacts` (
	`candidate_id` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`told` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`candidate_id`, `field`)
);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `locked_until` text;--> statement-breakpoint
CREATE INDEX `facts_by_registration` ON `facts` (upper(replace(replace("key", ' ', ''), '-', ''))) WHERE kind = 'exams';
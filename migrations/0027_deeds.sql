CREATE TABLE `deed_details` (
	`deed_id` integer PRIMARY KEY NOT NULL,
	`candidate_id` text,
	`salt` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deed_details_by_candidate` ON `deed_details` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `deeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`what` text NOT NULL,
	`object_kind` text,
	`object_id` text,
	`candidate_id` text,
	`count` integer,
	`reason` text,
	`details_hash` text,
	`seal` text
);
--> statement-breakpoint
CREATE INDEX `deeds_by_candidate` ON `deeds` (`candidate_id`,`id`);--> statement-breakpoint
CREATE INDEX `deeds_by_actor` ON `deeds` (`actor_kind`,`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `deeds_by_name` ON `deeds` (`what`,`id`);--> statement-breakpoint
ALTER TABLE `operator_tokens` ADD `owner` text;--> statement-breakpoint
ALTER TABLE `operator_tokens` ADD `last_used_at` text;
CREATE TABLE `colleague_roles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`colleague_id` text NOT NULL,
	`role` text NOT NULL,
	`given_at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `colleague_roles_in_force` ON `colleague_roles` (`colleague_id`,`role`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `colleagues` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`issuer` text,
	`subject` text,
	`added_at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `colleagues_by_email` ON `colleagues` (`email`) WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `colleagues_by_subject` ON `colleagues` (`issuer`,`subject`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `office_sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`colleague_id` text NOT NULL,
	`made_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE INDEX `office_sessions_by_colleague` ON `office_sessions` (`colleague_id`,`seen_at`);--> statement-breakpoint
CREATE INDEX `office_sessions_by_end` ON `office_sessions` (`ends_at`);--> statement-breakpoint
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
CREATE INDEX `deeds_by_object` ON `deeds` (`object_kind`,`object_id`,`id`);--> statement-breakpoint
CREATE INDEX `deeds_by_moment` ON `deeds` (`at`);--> statement-breakpoint
CREATE INDEX `deeds_by_name` ON `deeds` (`what`,`id`);--> statement-breakpoint
ALTER TABLE `operator_tokens` ADD `owner` text;--> statement-breakpoint
ALTER TABLE `operator_tokens` ADD `last_used_at` text;
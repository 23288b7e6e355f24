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
CREATE INDEX `deeds_by_object` ON `deeds` (`object_kind`,`object_id`,`id`);--> statement-breakpoint
CREATE INDEX `deeds_by_moment` ON `deeds` (`at`);
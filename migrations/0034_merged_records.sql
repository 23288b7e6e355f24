CREATE TABLE `merged_rows` (
	`merge_id` text NOT NULL,
	`what` text NOT NULL,
	`key` text NOT NULL,
	`was` text,
	PRIMARY KEY(`merge_id`, `what`, `key`)
);
--> statement-breakpoint
DROP INDEX `badges_in_force`;--> statement-breakpoint
ALTER TABLE `badges` ADD `former_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `badges_in_force_once` ON `badges` (`candidate_id`,`certification`,`former_id`) WHERE revoked_at is null;
CREATE TABLE `erasures` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`facts_version` integer NOT NULL,
	`approved_at` text,
	`approved_by` text,
	`step` text NOT NULL,
	`cursor` text DEFAULT '' NOT NULL,
	`finds` text,
	`done_at` text
);
--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`state`,`asked_at`) WHERE done_at is null;--> statement-breakpoint
ALTER TABLE `imports` ADD `erased` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `held_rows_of_candidate` ON `held_rows` (`candidate_id`);
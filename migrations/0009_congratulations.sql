CREATE TABLE `congratulations` (
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`first_earned_on` text NOT NULL,
	`noticed_at` text NOT NULL,
	`released_at` text,
	`mail_id` text,
	`mailed_on` text,
	PRIMARY KEY(`candidate_id`, `certification`, `first_earned_on`)
);
--> statement-breakpoint
CREATE INDEX `congratulations_waiting` ON `congratulations` (`candidate_id`) WHERE mail_id is null;--> statement-breakpoint
CREATE INDEX `congratulations_by_age` ON `congratulations` (`noticed_at`);--> statement-breakpoint
ALTER TABLE `imports` ADD `is_history` integer DEFAULT false NOT NULL;
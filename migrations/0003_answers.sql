CREATE TABLE `answers` (
	`candidate_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` text NOT NULL,
	PRIMARY KEY(`candidate_id`, `question`, `answered_at`)
);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `asked_at` text;
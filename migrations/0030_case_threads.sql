CREATE TABLE `case_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`candidate_id` text,
	`written_by` text NOT NULL,
	`colleague_id` text,
	`at` text NOT NULL,
	`text` text NOT NULL,
	`files` text NOT NULL,
	`mail_id` text,
	`sender` text
);
--> statement-breakpoint
CREATE INDEX `case_messages_by_case` ON `case_messages` (`reference`,`at`);--> statement-breakpoint
CREATE INDEX `case_messages_by_candidate` ON `case_messages` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `case_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`candidate_id` text,
	`colleague_id` text NOT NULL,
	`at` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `case_notes_by_case` ON `case_notes` (`reference`,`at`);--> statement-breakpoint
CREATE INDEX `case_notes_by_candidate` ON `case_notes` (`candidate_id`);--> statement-breakpoint
ALTER TABLE `cases` ADD `assignee` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `since` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `closed_at` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_by_age` ON `cases` (`state`,`since`);--> statement-breakpoint
CREATE INDEX `cases_by_topic` ON `cases` (`state`,`topic`,`since`);--> statement-breakpoint
CREATE INDEX `cases_by_assignee` ON `cases` (`state`,`assignee`,`since`);--> statement-breakpoint
CREATE INDEX `cases_by_reply_to` ON `cases` (lower("reply_to"));--> statement-breakpoint
UPDATE `cases` SET `since` = `created_at`;

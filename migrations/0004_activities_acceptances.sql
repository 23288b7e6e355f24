CREATE TABLE `activities` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`candidate_id` text NOT NULL,
	`name` text NOT NULL,
	`active_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`review` text NOT NULL,
	`hundredths` integer NOT NULL,
	`provider_name` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`category` text NOT NULL,
	`file` text NOT NULL,
	`recorded_at` text NOT NULL,
	`first_recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activities_by_key` ON `activities` (`key`);--> statement-breakpoint
CREATE INDEX `activities_by_candidate` ON `activities` (`candidate_id`,`active_on`);--> statement-breakpoint
CREATE TABLE `acceptances` (
	`candidate_id` text NOT NULL,
	`agreement` text NOT NULL,
	`version` text NOT NULL,
	`text_hash` text NOT NULL,
	`accepted_at` text NOT NULL,
	PRIMARY KEY(`candidate_id`, `agreement`, `version`)
);
--> statement-breakpoint
DROP INDEX `facts_by_candidate`;--> statement-breakpoint
CREATE INDEX `facts_of_candidate` ON `facts` (`candidate_id`,`kind`,`key`);--> statement-breakpoint
ALTER TABLE `cases` ADD `about` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `known_browsers_by_candidate` ON `known_browsers` (`candidate_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `activity_words` USING fts5(`words`, content='', contentless_delete=1, detail=none, tokenize='ascii');

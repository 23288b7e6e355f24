CREATE TABLE `name_words` (
	`word` text NOT NULL,
	`beside` text NOT NULL,
	`candidate_id` text NOT NULL,
	PRIMARY KEY(`word`, `beside`, `candidate_id`)
);
--> statement-breakpoint
CREATE INDEX `name_words_by_candidate` ON `name_words` (`candidate_id`,`word`);--> statement-breakpoint
CREATE TABLE `names_to_split` (
	`candidate_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE `record_reads` ADD `colleague_id` text;--> statement-breakpoint
ALTER TABLE `record_reads` ADD `page` text;--> statement-breakpoint
INSERT INTO `names_to_split` (`candidate_id`) SELECT `id` FROM `candidates`;
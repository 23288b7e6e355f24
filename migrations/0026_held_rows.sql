CREATE TABLE `held_rows` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`made` text NOT NULL,
	`candidate_id` text NOT NULL,
	`content` text NOT NULL,
	`is_whole` integer NOT NULL,
	`import_id` text NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`held_at` text NOT NULL,
	`answer` text,
	`answered_at` text,
	`answered_by` text,
	PRIMARY KEY(`kind`, `key`, `made`)
);
--> statement-breakpoint
CREATE INDEX `held_rows_of_import` ON `held_rows` (`import_id`,`line`);--> statement-breakpoint
CREATE INDEX `held_rows_open` ON `held_rows` (`held_at`,`made`) WHERE answer is null;--> statement-breakpoint
CREATE TABLE `superseded_rows` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`file` text NOT NULL,
	PRIMARY KEY(`import_id`, `line`)
);
--> statement-breakpoint
ALTER TABLE `facts` ADD `is_whole` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `superseded` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `held` integer DEFAULT 0 NOT NULL;
CREATE TABLE `repeats` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`kept_as` text NOT NULL,
	`import_id` text NOT NULL,
	`made` text NOT NULL,
	`line` integer NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `kept_as`, `import_id`)
);
--> statement-breakpoint
CREATE INDEX `repeats_of_import` ON `repeats` (`import_id`,`key`);--> statement-breakpoint
CREATE TABLE `preview_changes` (
	`import_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`change` text NOT NULL,
	`was_until` text,
	`is_until` text,
	`badge` text,
	PRIMARY KEY(`import_id`, `candidate_id`, `certification`)
);
--> statement-breakpoint
CREATE TABLE `preview_rows` (
	`import_id` text NOT NULL,
	`key` text NOT NULL,
	`made` text NOT NULL,
	`candidate_id` text NOT NULL,
	`content` text NOT NULL,
	`is_whole` integer NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`import_id`, `key`, `made`)
);
--> statement-breakpoint
CREATE INDEX `preview_rows_of_candidate` ON `preview_rows` (`import_id`,`candidate_id`);--> statement-breakpoint
ALTER TABLE `facts` ADD `stands_as` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `taken_back` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `facts_of_import` ON `facts` (`import_id`,`key`);--> statement-breakpoint
ALTER TABLE `imports` ADD `task` text DEFAULT 'take in' NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `cursor` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `preview` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `beyond` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `is_staged` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `withdrawn_at` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `sent_by` text;--> statement-breakpoint
CREATE INDEX `imports_staged` ON `imports` (`received_at`) WHERE is_staged = 1;
CREATE TABLE `unmatched` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`made` text NOT NULL,
	`candidate_id` text NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`received_at` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `made`)
);
--> statement-breakpoint
CREATE INDEX `unmatched_by_candidate` ON `unmatched` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `unmatched_by_arrival` ON `unmatched` (`received_at`,`made`);--> statement-breakpoint
ALTER TABLE `imports` ADD `cleared_at` text;--> statement-breakpoint
CREATE INDEX `imports_to_clear` ON `imports` (`received_at`) WHERE cleared_at is null;
CREATE TABLE `codes` (
	`code` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`issued_at` text NOT NULL,
	`origin` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `codes_by_candidate` ON `codes` (`candidate_id`,`certification`);
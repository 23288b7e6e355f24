CREATE TABLE `learner_records` (
	`number` integer PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`transcript_id` text NOT NULL,
	`shows` text NOT NULL,
	`list` integer NOT NULL,
	`place` integer NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `learner_records_by_place` ON `learner_records` (`list`,`place`);--> statement-breakpoint
CREATE UNIQUE INDEX `learner_records_that_stand` ON `learner_records` (`token`,`shows`) WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX `learner_records_by_token` ON `learner_records` (`token`);--> statement-breakpoint
CREATE INDEX `learner_records_by_transcript` ON `learner_records` (`transcript_id`);
CREATE TABLE `ended_keys` (
	`key_id` text PRIMARY KEY NOT NULL,
	`told` text NOT NULL,
	`done_at` text
);
--> statement-breakpoint
CREATE TABLE `issued_credentials` (
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`sha256` text NOT NULL,
	`candidate_id` text NOT NULL,
	`key_id` text NOT NULL,
	`signed_at` text NOT NULL,
	PRIMARY KEY(`kind`, `about`, `sha256`)
);
--> statement-breakpoint
CREATE INDEX `issued_credentials_by_candidate` ON `issued_credentials` (`candidate_id`);
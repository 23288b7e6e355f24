CREATE TABLE `code_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`checked_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_checks_by_candidate` ON `code_checks` (`candidate_id`,`checked_at`);--> statement-breakpoint
CREATE INDEX `code_checks_by_age` ON `code_checks` (`checked_at`);--> statement-breakpoint
CREATE TABLE `share_proofs` (
	`hash` text PRIMARY KEY NOT NULL,
	`share_id` text NOT NULL,
	`mail_id` text NOT NULL,
	`code_hash` text,
	`created_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`tries` integer NOT NULL,
	`proved_until` text
);
--> statement-breakpoint
CREATE INDEX `share_proofs_by_share` ON `share_proofs` (`share_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `share_proofs_by_mail` ON `share_proofs` (`mail_id`);--> statement-breakpoint
CREATE INDEX `share_proofs_by_age` ON `share_proofs` (`created_at`);--> statement-breakpoint
CREATE TABLE `transcript_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`transcript_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`recipient` text NOT NULL,
	`needs_code` integer NOT NULL,
	`mail_id` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	`published_at` text
);
--> statement-breakpoint
CREATE INDEX `transcript_shares_by_candidate` ON `transcript_shares` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `transcript_shares_by_transcript` ON `transcript_shares` (`transcript_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_shares_by_mail` ON `transcript_shares` (`mail_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_shares_that_work` ON `transcript_shares` (`transcript_id`,lower("recipient")) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `transcript_shares_to_publish` ON `transcript_shares` (`created_at`) WHERE published_at is null;--> statement-breakpoint
CREATE TABLE `transcript_views` (
	`id` integer PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`transcript_id` text NOT NULL,
	`share_id` text,
	`seen_at` text NOT NULL,
	`viewer_hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_views_once` ON `transcript_views` (`viewer_hash`,`seen_at`);--> statement-breakpoint
CREATE INDEX `transcript_views_by_candidate` ON `transcript_views` (`candidate_id`,`seen_at`);--> statement-breakpoint
CREATE INDEX `transcript_views_by_transcript` ON `transcript_views` (`transcript_id`,`seen_at`);--> statement-breakpoint
CREATE INDEX `transcript_views_by_share` ON `transcript_views` (`share_id`,`seen_at`);--> statement-breakpoint
CREATE INDEX `transcript_views_by_age` ON `transcript_views` (`seen_at`);--> statement-breakpoint
CREATE INDEX `transcript_views_to_forget` ON `transcript_views` (`seen_at`) WHERE viewer_hash is not null;--> statement-breakpoint
CREATE TABLE `transcripts` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`description` text NOT NULL,
	`expires_on` text,
	`names` text NOT NULL,
	`shows_address` integer NOT NULL,
	`shows_dates` integer NOT NULL,
	`shows_expirations` integer NOT NULL,
	`shows_expired` integer NOT NULL,
	`choice` text NOT NULL,
	`chosen` text NOT NULL,
	`offered` text NOT NULL,
	`adds_new` integer NOT NULL,
	`remarks` text NOT NULL,
	`notes` text NOT NULL,
	`is_disabled` integer NOT NULL,
	`is_open` integer NOT NULL,
	`created_at` text NOT NULL,
	`published_at` text
);
--> statement-breakpoint
CREATE INDEX `transcripts_by_candidate` ON `transcripts` (`candidate_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `transcripts_to_publish` ON `transcripts` (`created_at`) WHERE published_at is null;--> statement-breakpoint
CREATE TABLE `view_keys` (
	`day` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL
);

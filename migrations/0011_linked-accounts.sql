CREATE TABLE `linked_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`candidate_id` text NOT NULL,
	`label` text NOT NULL,
	`linked_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `linked_accounts_by_subject` ON `linked_accounts` (`issuer`,`subject`);--> statement-breakpoint
CREATE INDEX `linked_accounts_by_candidate` ON `linked_accounts` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `organisation_logins` (
	`hash` text PRIMARY KEY NOT NULL,
	`candidate_id` text,
	`next` text NOT NULL,
	`created_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`issuer` text,
	`subject` text,
	`label` text
);
--> statement-breakpoint
CREATE INDEX `organisation_logins_by_candidate` ON `organisation_logins` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `organisation_logins_by_end` ON `organisation_logins` (`ends_at`);
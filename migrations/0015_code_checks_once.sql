ALTER TABLE `code_checks` ADD `viewer_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `code_checks_once` ON `code_checks` (`viewer_hash`,`checked_at`);--> statement-breakpoint
CREATE INDEX `code_checks_to_forget` ON `code_checks` (`checked_at`) WHERE viewer_hash is not null;
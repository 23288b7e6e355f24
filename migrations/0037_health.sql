ALTER TABLE `job_leases` ADD `waiting_since` text;--> statement-breakpoint
ALTER TABLE `job_leases` ADD `done_at` text;
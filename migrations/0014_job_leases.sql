CREATE TABLE `job_leases` (
	`job` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`lease_until` text NOT NULL,
	`is_asked_for` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due_by_template` ON `outbox` (`template`,`next_at`) WHERE state = 'waiting';
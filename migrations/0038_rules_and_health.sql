CREATE TABLE `rebuild_waiting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rebuild` integer NOT NULL,
	`candidate_id` text NOT NULL,
	`changes` text NOT NULL,
	`kits` integer NOT NULL,
	`mails` integer NOT NULL,
	`since` text NOT NULL,
	`is_stale` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rebuild_waiting_by_candidate` ON `rebuild_waiting` (`candidate_id`,`rebuild`);--> statement-breakpoint
CREATE INDEX `rebuild_waiting_in_order` ON `rebuild_waiting` (`rebuild`,`id`);--> statement-breakpoint
CREATE INDEX `rebuild_waiting_stale` ON `rebuild_waiting` (`rebuild`,`id`) WHERE is_stale = 1;--> statement-breakpoint
CREATE TABLE `rebuilds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rules` text NOT NULL,
	`begun_at` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	`is_counted` integer DEFAULT false NOT NULL,
	`cursor` text DEFAULT '' NOT NULL,
	`round` integer DEFAULT 1 NOT NULL,
	`round_ended_at` text,
	`passed` integer DEFAULT 0 NOT NULL,
	`outdated` integer DEFAULT 0 NOT NULL,
	`done_at` text,
	`waiting` integer DEFAULT 0 NOT NULL,
	`totals` text NOT NULL,
	`gained` text NOT NULL,
	`accepted_up_to` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `job_leases` ADD `waiting_since` text;--> statement-breakpoint
ALTER TABLE `job_leases` ADD `done_at` text;
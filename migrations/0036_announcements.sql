CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`link` text NOT NULL,
	`audience` text NOT NULL,
	`candidate_id` text,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`up_to` text DEFAULT '' NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`counted_at` text,
	`sample` text DEFAULT '[]' NOT NULL,
	`asked_by` text,
	`asked_at` text,
	`started_by` text,
	`started_at` text,
	`is_for_many` integer DEFAULT 0 NOT NULL,
	`written` integer DEFAULT 0 NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE INDEX `announcements_by_age` ON `announcements` (`created_at`);--> statement-breakpoint
CREATE INDEX `announcements_by_state` ON `announcements` (`state`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_sending` ON `announcements` (`state`) WHERE state = 'sending';--> statement-breakpoint
CREATE TABLE `reminders` (
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`last_day` text NOT NULL,
	`step` text NOT NULL,
	`mail_id` text NOT NULL,
	`mailed_on` text NOT NULL,
	PRIMARY KEY(`candidate_id`, `certification`, `last_day`, `step`)
);
--> statement-breakpoint
CREATE INDEX `reminders_by_day` ON `reminders` (`mailed_on`);--> statement-breakpoint
ALTER TABLE `holdings` ADD `remind_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `holdings_to_remind` ON `holdings` (`remind_on`,`candidate_id`) WHERE status <> 'active';--> statement-breakpoint
ALTER TABLE `outbox` ADD `again_at` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `handled_at` text;--> statement-breakpoint
CREATE INDEX `outbox_given_up` ON `outbox` (`handled_at`,`created_at`) WHERE state = 'given-up';
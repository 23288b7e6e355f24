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
CREATE INDEX `holdings_to_remind` ON `holdings` (`remind_on`,`candidate_id`) WHERE status <> 'active';
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`candidate_id` text NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`certification` text,
	`detail` text NOT NULL,
	`file` text,
	`settled_at` text,
	`mail_id` text,
	`mailed_on` text,
	`released_at` text
);
--> statement-breakpoint
CREATE INDEX `events_by_candidate` ON `events` (`candidate_id`,`id`);--> statement-breakpoint
CREATE INDEX `events_of_certification` ON `events` (`candidate_id`,`certification`,`id`);--> statement-breakpoint
CREATE INDEX `events_waiting` ON `events` (`candidate_id`) WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX `events_by_age` ON `events` (`at`);--> statement-breakpoint
CREATE TABLE `turned_days` (
	`day` text PRIMARY KEY NOT NULL,
	`after` text NOT NULL,
	`done_at` text
);
--> statement-breakpoint
CREATE INDEX `holdings_by_day` ON `holdings` (`since`,`candidate_id`);--> statement-breakpoint
INSERT INTO `events` (`candidate_id`, `at`, `kind`, `certification`, `detail`, `settled_at`, `mail_id`, `mailed_on`, `released_at`)
SELECT `candidate_id`, `noticed_at`, 'earned', `certification`, json_object('was', NULL, 'is', json_object(
    'status', 'active', 'firstEarnedOn', `first_earned_on`, 'activeOn', `first_earned_on`,
    'expiresOn', (SELECT max(h.`expires_on`) FROM `holdings` AS h WHERE h.`candidate_id` = `congratulations`.`candidate_id`
      AND h.`certification` = `congratulations`.`certification` AND h.`status` = 'active')
  ), 'reasons', json('[]')),
  CASE WHEN `mail_id` IS NULL THEN NULL ELSE `mailed_on` || 'T00:00:00.000Z' END, `mail_id`, `mailed_on`, `released_at`
FROM `congratulations` ORDER BY `noticed_at`;

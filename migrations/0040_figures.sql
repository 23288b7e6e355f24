CREATE TABLE `figure_counts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`begun_at` text NOT NULL,
	`phase` text NOT NULL,
	`cursor` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`figures` text NOT NULL,
	`done_at` text
);
--> statement-breakpoint
CREATE TABLE `figure_days` (
	`certification` text NOT NULL,
	`day` text NOT NULL,
	`begun` integer NOT NULL,
	`ended` integer NOT NULL,
	`earned` integer NOT NULL,
	`renewed` integer NOT NULL,
	`lapsed` integer NOT NULL,
	PRIMARY KEY(`certification`, `day`)
);
--> statement-breakpoint
CREATE INDEX `figure_days_by_day` ON `figure_days` (`day`,`certification`);--> statement-breakpoint
CREATE TABLE `figure_months` (
	`certification` text NOT NULL,
	`month` text NOT NULL,
	`begun` integer NOT NULL,
	`ended` integer NOT NULL,
	`earned` integer NOT NULL,
	`renewed` integer NOT NULL,
	`lapsed` integer NOT NULL,
	PRIMARY KEY(`certification`, `month`)
);
--> statement-breakpoint
-- By hand: what the holdings that are there already come to, as core/figures/moves.ts says it.
INSERT INTO `figure_days` (`certification`, `day`, `begun`, `ended`, `earned`, `renewed`, `lapsed`)
WITH `own` AS (
	SELECT `candidate_id`, `certification`, `since`, `until`, `status`, `active_on`, coalesce(`expires_on`, '9999-12-31') AS `end`,
		lag(`status`) OVER `w` AS `was`, lag(`until`) OVER `w` AS `was_until`, lag(coalesce(`expires_on`, '9999-12-31')) OVER `w` AS `was_end`
	FROM `holdings` WINDOW `w` AS (PARTITION BY `candidate_id`, `certification` ORDER BY `since`)
), `happened` AS (
	SELECT *, `was` IN ('active', 'suspended') AND `was_until` IS NOT NULL AND date(`was_until`, '+1 day') = `since` AS `held` FROM `own`
), `active` AS (
	SELECT `candidate_id`, `certification`, `since`, coalesce(`until`, '9999-12-30') AS `until` FROM `holdings` WHERE `status` = 'active'
	UNION ALL SELECT `candidate_id`, '*', `since`, coalesce(`until`, '9999-12-30') FROM `holdings` WHERE `status` = 'active'
), `after_others` AS (
	SELECT *, max(`until`) OVER (PARTITION BY `candidate_id`, `certification` ORDER BY `since`, `until` ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS `others` FROM `active`
), `numbered` AS (
	SELECT *, sum(`others` IS NULL OR `since` > date(`others`, '+1 day')) OVER (PARTITION BY `candidate_id`, `certification` ORDER BY `since`, `until`) AS `stretch` FROM `after_others`
), `stretches` AS (
	SELECT `certification`, min(`since`) AS `since`, max(`until`) AS `until` FROM `numbered` GROUP BY `candidate_id`, `certification`, `stretch`
), `moves` AS (
	SELECT `certification`, `since` AS `day`, 'begun' AS `what` FROM `stretches`
	UNION ALL SELECT `certification`, date(`until`, '+1 day'), 'ended' FROM `stretches` WHERE `until` < '9999-12-30'
	UNION ALL SELECT `certification`, `since`, 'earned' FROM `happened` WHERE `status` = 'active' AND coalesce(`held`, 0) = 0 AND `active_on` = `since`
	UNION ALL SELECT `certification`, `since`, 'renewed' FROM `happened` WHERE `status` = 'active' AND `held` = 1 AND `end` > `was_end`
	UNION ALL SELECT `certification`, `since`, 'lapsed' FROM `happened` WHERE `status` = 'expired' AND `held` = 1
)
SELECT `certification`, `day`, sum(`what` = 'begun'), sum(`what` = 'ended'), sum(`what` = 'earned'), sum(`what` = 'renewed'), sum(`what` = 'lapsed')
FROM `moves` GROUP BY `certification`, `day`;
--> statement-breakpoint
INSERT INTO `figure_months` (`certification`, `month`, `begun`, `ended`, `earned`, `renewed`, `lapsed`)
SELECT `certification`, substr(`day`, 1, 7), sum(`begun`), sum(`ended`), sum(`earned`), sum(`renewed`), sum(`lapsed`) FROM `figure_days` GROUP BY 1, 2;

ALTER TABLE `badges` ADD `signed_until` text;--> statement-breakpoint
ALTER TABLE `badges` ADD `revocations` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `badges` ADD `ending_since` text;--> statement-breakpoint
ALTER TABLE `badges` ADD `ending_for` text;--> statement-breakpoint
ALTER TABLE `badges` ADD `ending_cause` text;--> statement-breakpoint
ALTER TABLE `badges` ADD `revoked_at` text;--> statement-breakpoint
ALTER TABLE `badges` ADD `revoked_for` text;--> statement-breakpoint
CREATE INDEX `badges_by_candidate` ON `badges` (`candidate_id`,`certification`);--> statement-breakpoint
CREATE INDEX `badges_revoked` ON `badges` (`list`,`place`) WHERE revoked_at is not null;--> statement-breakpoint
CREATE INDEX `badges_ending` ON `badges` (`ending_cause`) WHERE ending_since is not null and revoked_at is null;--> statement-breakpoint
UPDATE `badges` SET `revocations` = (
  SELECT count(*) FROM `holdings` AS h WHERE h.`candidate_id` = `badges`.`candidate_id`
    AND h.`certification` = `badges`.`certification` AND h.`status` = 'revoked' AND h.`since` <= `badges`.`after`
);--> statement-breakpoint
UPDATE `badges` SET `revoked_at` = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), `revoked_for` = 'revoked'
WHERE EXISTS (
  SELECT 1 FROM `badges` AS later WHERE later.`candidate_id` = `badges`.`candidate_id`
    AND later.`certification` = `badges`.`certification` AND later.`after` > `badges`.`after`
) OR EXISTS (
  SELECT 1 FROM `holdings` AS h WHERE h.`candidate_id` = `badges`.`candidate_id`
    AND h.`certification` = `badges`.`certification` AND h.`status` = 'revoked'
    AND h.`since` > `badges`.`after` AND h.`since` <= date('now')
);--> statement-breakpoint
UPDATE `badges` SET `revoked_at` = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), `revoked_for` = 'withdrawn'
WHERE `revoked_at` IS NULL AND `says` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `holdings` AS h WHERE h.`candidate_id` = `badges`.`candidate_id`
    AND h.`certification` = `badges`.`certification` AND h.`status` = 'active'
);

DROP INDEX `badges_by_holding`;--> statement-breakpoint
CREATE UNIQUE INDEX `badges_in_force` ON `badges` (`candidate_id`,`certification`) WHERE revoked_at is null;--> statement-breakpoint
ALTER TABLE `badges` DROP COLUMN `after`;
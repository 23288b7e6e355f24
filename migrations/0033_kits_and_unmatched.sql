ALTER TABLE `unmatched` ADD `hints` text;--> statement-breakpoint
ALTER TABLE `unmatched` ADD `dismissed_at` text;--> statement-breakpoint
CREATE INDEX `unmatched_open` ON `unmatched` (`received_at`,`made`) WHERE dismissed_at is null;--> statement-breakpoint
CREATE INDEX `unmatched_open_by_kind` ON `unmatched` (`kind`,`received_at`) WHERE dismissed_at is null;--> statement-breakpoint
CREATE INDEX `unmatched_open_by_candidate` ON `unmatched` (`candidate_id`,`received_at`) WHERE dismissed_at is null;--> statement-breakpoint
CREATE INDEX `unmatched_dismissed` ON `unmatched` (`dismissed_at`) WHERE dismissed_at is not null;--> statement-breakpoint
CREATE INDEX `unmatched_with_hints` ON `unmatched` (`received_at`) WHERE hints is not null;--> statement-breakpoint
CREATE INDEX `unmatched_by_key` ON `unmatched` (`key`);--> statement-breakpoint
CREATE INDEX `unmatched_by_last_name` ON `unmatched` (lower("hints" ->> 'last_name'));--> statement-breakpoint
CREATE INDEX `unmatched_by_email` ON `unmatched` (lower("hints" ->> 'email'));--> statement-breakpoint
ALTER TABLE `items` ADD `printer_state` text;--> statement-breakpoint
ALTER TABLE `items` ADD `held_at` text;--> statement-breakpoint
ALTER TABLE `items` ADD `cancelled_at` text;--> statement-breakpoint
ALTER TABLE `items` ADD `reshipped_at` text;--> statement-breakpoint
ALTER TABLE `items` ADD `requeued_as` text;--> statement-breakpoint
ALTER TABLE `items` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `items_to_stop` ON `items` (`batch_id`) WHERE state = 'cancelled' and batch_id is not null and coalesce(printer_state, 'queued') = 'queued';--> statement-breakpoint
CREATE INDEX `items_by_state` ON `items` (`state`,`queued_at`);--> statement-breakpoint
CREATE INDEX `items_by_state_sent` ON `items` (`state`,`sent_on`);--> statement-breakpoint
CREATE INDEX `items_by_tracking` ON `items` (`tracking_number`) WHERE tracking_number is not null;--> statement-breakpoint
ALTER TABLE `imports` ADD `changed` text;--> statement-breakpoint
CREATE INDEX `orders_unpaid` ON `orders` (`placed_at`) WHERE state = 'placed';--> statement-breakpoint
CREATE INDEX `candidates_by_vue_id` ON `candidates` ("outside_ids" ->> 'vue_testing_id');--> statement-breakpoint
UPDATE `items` SET `printer_state` = `state` WHERE `state` IN ('sent', 'complete', 'returned');--> statement-breakpoint
UPDATE `items` SET `printer_state` = 'cancelled' WHERE `state` = 'cancelled' AND `batch_id` IS NOT NULL AND `order_id` IN (SELECT `id` FROM `orders` WHERE `state` = 'paid');--> statement-breakpoint
UPDATE `items` SET `initial_of` = NULL WHERE `printer_state` = 'cancelled';--> statement-breakpoint
DELETE FROM `unmatched` WHERE EXISTS (SELECT 1 FROM `facts` f JOIN `candidates` c ON c.`id` = f.`candidate_id` WHERE f.`kind` = `unmatched`.`kind` AND f.`key` = `unmatched`.`key` AND f.`taken_back` < 2 AND coalesce(f.`stands_as`, f.`made`) > `unmatched`.`made`);

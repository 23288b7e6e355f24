ALTER TABLE `cases` ADD `replied_at` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `message_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `delivered_at` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `failed_at` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `refused_at` text;--> statement-breakpoint
CREATE INDEX `outbox_by_message` ON `outbox` (`message_id`) WHERE message_id is not null;
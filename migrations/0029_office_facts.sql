ALTER TABLE `facts` ADD `office` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `ended_at` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `disagrees_at` text;--> statement-breakpoint
CREATE INDEX `facts_in_disagreement` ON `facts` (`disagrees_at`) WHERE disagrees_at is not null;
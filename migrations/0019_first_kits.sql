ALTER TABLE `items` ADD `is_first` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `items` SET `is_first` = true WHERE `initial_of` IS NOT NULL OR `cents` = 0;

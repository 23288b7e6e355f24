CREATE TABLE `badges` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`after` text NOT NULL,
	`list` integer NOT NULL,
	`place` integer NOT NULL,
	`says` text,
	`says_since` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `badges_by_id` ON `badges` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `badges_by_holding` ON `badges` (`candidate_id`,`certification`,`after`);--> statement-breakpoint
CREATE UNIQUE INDEX `badges_by_place` ON `badges` (`list`,`place`);
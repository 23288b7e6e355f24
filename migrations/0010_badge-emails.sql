CREATE TABLE `badge_emails` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`answered_at` text NOT NULL,
	`seed` text NOT NULL
);

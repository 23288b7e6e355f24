CREATE TABLE `mail_choices` (
	`candidate_id` text NOT NULL,
	`kind` text NOT NULL,
	`way` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`candidate_id`, `kind`)
);

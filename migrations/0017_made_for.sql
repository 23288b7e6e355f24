CREATE TABLE `made_for` (
	`program` text PRIMARY KEY NOT NULL
);

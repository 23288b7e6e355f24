CREATE TABLE `facts` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`made` text NOT NULL,
	`candidate_id` text NOT NULL,
	`content` text NOT NULL,
	`recorded_at` text NOT NULL,
	`import_id` text NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`, `made`)
);
--> statement-breakpoint
CREATE INDEX `facts_by_candidate` ON `facts` (`candidate_id`,`kind`);--> statement-breakpoint
CREATE TABLE `guards` (
	`ok` integer NOT NULL,
	CONSTRAINT "guards_hold" CHECK("guards"."ok" = 1)
);
--> statement-breakpoint
CREATE TABLE `holdings` (
	`candidate_id` text NOT NULL,
	`certification` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	`status` text NOT NULL,
	`first_earned_on` text NOT NULL,
	`active_on` text NOT NULL,
	`expires_on` text,
	PRIMARY KEY(`candidate_id`, `certification`, `since`)
);
--> statement-breakpoint
CREATE TABLE `records` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`facts_version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_errors` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`column` text NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`import_id`, `line`, `column`)
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`made_at` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`warnings` text NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`updated` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`unmatched` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`header` text,
	`position` integer DEFAULT 0 NOT NULL,
	`line` integer DEFAULT 0 NOT NULL,
	`faults` integer DEFAULT 0 NOT NULL,
	`lease_holder` text,
	`lease_until` text,
	`received_at` text NOT NULL,
	`started_at` text,
	`finished_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_by_file` ON `imports` (`name`,`sha256`);--> statement-breakpoint
CREATE INDEX `imports_by_state` ON `imports` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `imports_by_arrival` ON `imports` (`received_at`);--> statement-breakpoint
CREATE TABLE `operator_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operator_tokens_by_hash` ON `operator_tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `record_reads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`candidate_id` text NOT NULL,
	`token_id` text NOT NULL,
	`read_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_reads_by_candidate` ON `record_reads` (`candidate_id`,`read_at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`login_id` text NOT NULL,
	`password_hash` text NOT NULL,
	`proved_email` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_by_login_id` ON `accounts` (lower("login_id"));--> statement-breakpoint
CREATE INDEX `accounts_by_email` ON `accounts` (lower("proved_email"));--> statement-breakpoint
CREATE TABLE `candidates` (
	`id` text PRIMARY KEY NOT NULL,
	`made` text NOT NULL,
	`first_name` text DEFAULT '' NOT NULL,
	`last_name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address_1` text DEFAULT '' NOT NULL,
	`address_2` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`state` text DEFAULT '' NOT NULL,
	`postal_code` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`localized_first_name` text DEFAULT '' NOT NULL,
	`localized_last_name` text DEFAULT '' NOT NULL,
	`outside_ids` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `candidates_by_email` ON `candidates` (lower("email"));--> statement-breakpoint
CREATE TABLE `counters` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `counters_by_end` ON `counters` (`ends_at`);--> statement-breakpoint
CREATE TABLE `known_browsers` (
	`hash` text NOT NULL,
	`candidate_id` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`hash`, `candidate_id`)
);
--> statement-breakpoint
CREATE INDEX `known_browsers_by_age` ON `known_browsers` (`seen_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`started_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`browser` text NOT NULL,
	`country` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE INDEX `sessions_by_candidate` ON `sessions` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_end` ON `sessions` (`ends_at`);
CREATE TABLE `passkey_challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`challenge` text NOT NULL,
	`purpose` text NOT NULL,
	`candidate_id` text,
	`user_handle` text,
	`ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `passkey_challenges_by_candidate` ON `passkey_challenges` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `passkey_challenges_by_end` ON `passkey_challenges` (`ends_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`user_handle` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`device_type` text NOT NULL,
	`is_backed_up` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_by_credential` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_by_candidate` ON `passkeys` (`candidate_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `replaced_values` (
	`candidate_id` text NOT NULL,
	`field` text NOT NULL,
	`value` text,
	`told` text,
	`replaced_at` text NOT NULL,
	PRIMARY KEY(`candidate_id`, `field`, `replaced_at`)
);
--> statement-breakpoint
CREATE INDEX `replaced_values_by_age` ON `replaced_values` (`replaced_at`);--> statement-breakpoint
CREATE TABLE `security_events` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`browser` text NOT NULL,
	`country` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `security_events_by_candidate` ON `security_events` (`candidate_id`,`at`);--> statement-breakpoint
CREATE INDEX `security_events_by_age` ON `security_events` (`at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `password_set_at` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `secured_at` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `reset_needs_passkey_until` text;--> statement-breakpoint
ALTER TABLE `known_browsers` ADD `since_at` text;--> statement-breakpoint
ALTER TABLE `known_browsers` ADD `browser` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `idle_seconds` integer DEFAULT 43200 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `proved_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `proved_by` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `proved_with` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `browser_hash` text;--> statement-breakpoint
CREATE INDEX `sessions_by_browser` ON `sessions` (`browser_hash`) WHERE ended_at is null;
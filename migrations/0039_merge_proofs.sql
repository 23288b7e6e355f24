CREATE TABLE `merge_proofs` (
	`session_hash` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`other_id` text NOT NULL,
	`proved_by` text NOT NULL,
	`ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `merge_proofs_by_candidate` ON `merge_proofs` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `merge_proofs_by_other` ON `merge_proofs` (`other_id`);--> statement-breakpoint
CREATE INDEX `merge_proofs_by_end` ON `merge_proofs` (`ends_at`);
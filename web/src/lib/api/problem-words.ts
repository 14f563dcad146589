import { PROBLEMS } from '#domain/problem';
import { language } from '#web/ui/language.ts';
import { m } from '#web/words/messages.js';
import type { ScreenProblemCode } from './api-problem.ts';

export interface ProblemWords {
  /** What happened, for the person in front of the screen. */
  says: string;
  /** The way out; absent: `says` names it, or there is none. */
  advice?: string;
}
type Said = () => string;

/** Every code of the API, and those of the screen itself, as sentences; a test finds what is missing. */
export const PROBLEM_WORDS: Readonly<
  Partial<Record<ScreenProblemCode, readonly [says: Said, advice?: Said]>>
> = {
  'network.unreachable': [m.problem_network_unreachable, m.problem_network_unreachable_advice],
  'network.timeout': [m.problem_network_timeout, m.problem_again],
  'request.invalid': [m.problem_request_invalid, m.problem_request_invalid_advice],
  'request.malformed': [m.problem_request_malformed, m.problem_reload],
  'request.too_large': [m.problem_request_too_large, m.problem_request_too_large_advice],
  'request.unsupported_type': [m.problem_request_unsupported_type, m.problem_reload],
  'request.method_not_allowed': [m.problem_request_method_not_allowed, m.problem_reload],
  'request.rate_limited': [m.problem_request_rate_limited, m.problem_request_rate_limited_advice],
  'route.not_found': [m.problem_route_not_found, m.problem_reload],
  'auth.required': [m.problem_auth_required, m.problem_auth_required_advice],
  'auth.invalid_token': [m.problem_auth_invalid_token, m.problem_auth_invalid_token_advice],
  'auth.invalid_credentials': [m.problem_auth_invalid_credentials, m.problem_auth_invalid_credentials_advice],
  'auth.refresh_reused': [m.problem_auth_refresh_reused, m.problem_auth_refresh_reused_advice],
  'auth.forbidden': [m.problem_auth_forbidden],
  'auth.scope_missing': [m.problem_auth_scope_missing, m.problem_auth_scope_missing_advice],
  'auth.wrong_password': [m.problem_auth_wrong_password, m.problem_auth_wrong_password_advice],
  'auth.mail_token_invalid': [m.problem_auth_mail_token_invalid, m.problem_auth_mail_token_invalid_advice],
  'key.not_found': [m.problem_key_not_found, m.problem_gone],
  'user.email_taken': [m.problem_user_email_taken, m.problem_user_email_taken_advice],
  'user.username_taken': [m.problem_user_username_taken, m.problem_user_username_taken_advice],
  'guest.not_allowed': [m.problem_guest_not_allowed, m.problem_guest_not_allowed_advice],
  'guest.allowance_used': [m.problem_guest_allowance_used, m.problem_guest_allowance_used_advice],
  'session.not_found': [m.problem_session_not_found],
  'share.not_found': [m.problem_share_not_found],
  'mail.unavailable': [m.problem_mail_unavailable, m.problem_mail_unavailable_advice],
  'project.not_found': [m.problem_project_not_found, m.problem_gone],
  'plan.not_found': [m.problem_plan_not_found, m.problem_gone],
  'plan.invalid': [m.problem_plan_invalid, m.problem_plan_invalid_advice],
  'plan.not_free': [m.problem_plan_not_free, m.problem_plan_not_free_advice],
  'project.version_conflict': [m.problem_project_version_conflict, m.problem_project_version_conflict_advice],
  'plan.version_conflict': [m.problem_plan_version_conflict, m.problem_plan_version_conflict_advice],
  'plan.precondition_required': [m.problem_plan_precondition_required, m.problem_reload],
  'script.unreadable': [m.problem_script_unreadable, m.problem_script_unreadable_advice],
  'script.refused': [m.problem_script_refused, m.problem_script_refused_advice],
  'job.not_found': [m.problem_job_not_found, m.problem_gone],
  'job.illegal_transition': [m.problem_job_illegal_transition, m.problem_job_illegal_transition_advice],
  'job.not_completed': [m.problem_job_not_completed],
  'job.ticket_invalid': [m.problem_job_ticket_invalid, m.problem_job_ticket_invalid_advice],
  'job.upgrade_required': [m.problem_job_upgrade_required, m.problem_reload],
  'export.limit_reached': [m.problem_export_limit_reached, m.problem_export_limit_reached_advice],
  'upload.not_found': [m.problem_upload_not_found, m.problem_gone],
  'upload.not_arrived': [m.problem_upload_not_arrived, m.problem_again],
  'upload.refused': [m.problem_upload_refused, m.problem_upload_refused_advice],
  'upload.too_many': [m.problem_upload_too_many, m.problem_upload_too_many_advice],
  'webhook.not_found': [m.problem_webhook_not_found, m.problem_gone],
  'webhook.url_refused': [m.problem_webhook_url_refused, m.problem_webhook_url_refused_advice],
  'webhook.too_many': [m.problem_webhook_too_many, m.problem_webhook_too_many_advice],
  'delivery.not_found': [m.problem_delivery_not_found, m.problem_delivery_not_found_advice],
  'moderation.not_found': [m.problem_moderation_not_found],
  'preview.not_found': [m.problem_preview_not_found],
  'shot.not_found': [m.problem_shot_not_found, m.problem_gone],
  'order.not_found': [m.problem_order_not_found],
  'order.stale': [m.problem_order_stale],
  'provider_key.not_found': [m.problem_provider_key_not_found, m.problem_gone],
  'provider_key.refused': [m.problem_provider_key_refused, m.problem_provider_key_refused_advice],
  'provider.key_missing': [m.problem_provider_key_missing, m.problem_provider_key_missing_advice],
  'provider.unknown': [m.problem_provider_unknown, m.problem_provider_unknown_advice],
  'provider.unavailable': [m.problem_provider_unavailable, m.problem_provider_unavailable_advice],
  'budget.exceeded': [m.problem_budget_exceeded, m.problem_budget_exceeded_advice],
  'idempotency.in_flight': [m.problem_idempotency_in_flight, m.problem_idempotency_in_flight_advice],
  'idempotency.mismatch': [m.problem_idempotency_mismatch, m.problem_reload],
  'database.unavailable': [m.problem_database_unavailable, m.problem_again],
  'bucket.unavailable': [m.problem_bucket_unavailable, m.problem_again],
  'composer.unavailable': [m.problem_composer_unavailable, m.problem_composer_unavailable_advice],
  'internal.error': [m.problem_internal_error, m.problem_again],
};

/** The words for a code; undefined for one that this page does not know, e.g. of a newer studio. */
export function wordsFor(code: string): ProblemWords | undefined {
  const said = Object.hasOwn(PROBLEM_WORDS, code) ? PROBLEM_WORDS[code as ScreenProblemCode] : undefined;
  if (!said) return undefined;
  const [says, advice] = said;
  return advice ? { says: says(), advice: advice() } : { says: says() };
}

/**
 * What to say of a problem: the studio's own detail where it says more than the code alone does. Of its own troubles
 * (5xx) the studio speaks to whoever runs it, and in English throughout: there the words of the code are said.
 */
export function sayProblem(code: string, title: string, detail: string | undefined): string {
  const known = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS] : undefined;
  const says = wordsFor(code)?.says;
  if (says !== undefined && (language() !== 'en' || (known?.status ?? 0) >= 500)) return says;
  if (detail !== undefined && detail !== '' && detail !== title && detail !== known?.title) return detail;
  return says ?? detail ?? title;
}

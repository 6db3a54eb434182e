import { scenarios as intake } from '@mingjian/intake-service/scenarios';
import { scenarios as publish } from '@mingjian/publish-service/scenarios';
import { scenarios as reporting } from '@mingjian/reporting-service/scenarios';
import { scenarios as review } from '@mingjian/review-service/scenarios';
import type { Scenario } from '@mingjian/service-kit/testing';

/** What histories are recorded from: the scenarios of every service. */
export const scenarios: readonly Scenario[] = [...intake, ...review, ...publish, ...reporting];

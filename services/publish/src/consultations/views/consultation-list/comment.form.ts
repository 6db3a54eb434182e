import { hereOf, pageAnswer, stay, type FieldError } from '@mingjian/portal-kit';
import { canonicalize, sha256 } from '@mingjian/contracts';
import { citizenOf, defineForm, Problem, Redirect } from '@mingjian/service-kit';
import { comment } from '../../acts/comment/comment.act.js';
import { consultationFrame, type CommentFields } from './consultation-list.page.js';
import { findConsultation } from './consultation-list.query.js';

/** Somebody comments on a draft from its page. */
export const commentForm = defineForm({
  name: 'consultation.commentForm',
  path: '/portal/consultations/:id',
  // A whole office behind one address may still comment.
  throttle: { times: 30, seconds: 60 },
  handle: async (context) => {
    const { params, fields, engine, directory } = context;
    const id = params['id'] ?? '';
    const entry = await findConsultation(engine.pool, id);
    if (!entry) throw Problem.of('request.notFound');
    const here = hereOf(context);
    const said: CommentFields = {
      text: (fields.get('text') ?? '').trim(),
      name: (fields.get('name') ?? '').trim(),
      contact: (fields.get('contact') ?? '').trim(),
    };
    const again = (errors: readonly FieldError[], status: number) =>
      pageAnswer(
        consultationFrame({
          here,
          entry,
          organName: directory.organ(entry.organ)?.name ?? entry.organ,
          comment: said,
          errors,
          thanks: false,
        }),
        { 'cache-control': 'no-store' },
        status,
      );
    const errors = errorsOf(said);
    if (errors.length > 0) return again(errors, 422);
    // The same words of the same person sent twice are one comment.
    const digest = sha256(canonicalize({ id, ...said }));
    const outcome = await context.perform(comment, {
      sub: citizenOf(digest),
      params: { id },
      commandId: digest,
      body: {
        manner: 'web',
        text: said.text,
        ...(said.name !== '' && {
          author: { name: said.name, ...(said.contact !== '' && { contact: said.contact }) },
        }),
      },
    });
    if (outcome.status >= 400) {
      const text = 'titleZh' in outcome.body ? outcome.body.titleZh : '';
      return again([{ field: '', text }], outcome.status);
    }
    return new Redirect(stay(here, `/portal/consultations/${id}?thanks=1#thanks`));
  },
});

const errorsOf = ({ text, name, contact }: CommentFields): readonly FieldError[] => [
  ...(text === '' ? [{ field: 'text', text: '请填写您的意见' }] : []),
  ...(text.length > 10_000 ? [{ field: 'text', text: '意见不能超过一万字' }] : []),
  ...(name.length > 200 ? [{ field: 'name', text: '姓名不能超过二百字' }] : []),
  ...(contact.length > 500 ? [{ field: 'contact', text: '联系方式不能超过五百字' }] : []),
  ...(name === '' && contact !== '' ? [{ field: 'name', text: '填写联系方式时，请同时填写姓名或单位' }] : []),
];

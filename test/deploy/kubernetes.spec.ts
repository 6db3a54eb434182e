import { describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_PREFIX } from '@mingjian/messaging/kafka';
import { RECORD_GROUP } from '@mingjian/reporting-service';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service, ServiceAccount } from 'kubernetes-models/v1';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import {
  filesBelow,
  isExactImage,
  missingVariables,
  read,
  readYaml,
  ROOT,
  SERVICES,
  unknownVariables,
} from './files.js';

// Other programs are started: on a busy machine they take their time.
jest.setTimeout(60_000);

const FOLDER = 'deploy/kustomize';
const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});
type KubernetesObject = z.infer<typeof objectSchema>;

/** Kinds of Kubernetes itself: validated against its own schema. */
const models = { Deployment, Job, Ingress, NetworkPolicy, PodDisruptionBudget, ConfigMap, Service, ServiceAccount };
/** Kinds of operators, whose schemas are in no npm package: only version, and what their documentation calls required, are looked at. */
const custom: Readonly<Record<string, { apiVersion: string; spec: z.ZodType }>> = {
  Kafka: {
    apiVersion: 'kafka.strimzi.io/v1',
    spec: z.object({ kafka: z.looseObject({ listeners: z.array(z.unknown()).min(1) }) }).loose(),
  },
  KafkaNodePool: {
    apiVersion: 'kafka.strimzi.io/v1',
    spec: z
      .object({ replicas: z.int(), roles: z.array(z.string()), storage: z.looseObject({ type: z.string() }) })
      .loose(),
  },
  KafkaTopic: {
    apiVersion: 'kafka.strimzi.io/v1',
    spec: z.object({
      partitions: z.int(),
      replicas: z.int(),
      config: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  },
  KafkaUser: {
    apiVersion: 'kafka.strimzi.io/v1',
    spec: z.object({
      authentication: z.looseObject({ type: z.string() }),
      authorization: z.looseObject({ acls: z.array(z.unknown()).min(1) }),
    }),
  },
  Cluster: {
    apiVersion: 'postgresql.cnpg.io/v1',
    spec: z
      .object({
        instances: z.int(),
        imageName: z.string().refine(isExactImage),
        storage: z.object({ size: z.string() }),
      })
      .loose(),
  },
  ScaledObject: {
    apiVersion: 'keda.sh/v1alpha1',
    spec: z
      .object({
        scaleTargetRef: z.object({ name: z.string() }),
        triggers: z.array(z.object({ type: z.string(), metadata: z.record(z.string(), z.string()) }).loose()).min(1),
      })
      .loose(),
  },
  TriggerAuthentication: {
    apiVersion: 'keda.sh/v1alpha1',
    spec: z.object({
      secretTargetRef: z.array(z.object({ parameter: z.string(), name: z.string(), key: z.string() })),
    }),
  },
};

/** @throws Error when the object is not what its kind must be, or its kind is not one of ours */
const validate = (object: KubernetesObject): void => {
  const { kind, apiVersion } = object;
  if (kind in models) {
    const Model = models[kind as keyof typeof models] as unknown as new (object: object) => { validate(): void };
    return new Model(object).validate();
  }
  const known = custom[kind];
  if (!known || known.apiVersion !== apiVersion) throw new Error(`${apiVersion} ${kind} is none of ours`);
  known.spec.parse(object['spec']);
};

const kustomizationSchema = z.looseObject({
  kind: z.enum(['Kustomization', 'Component']),
  resources: z.array(z.string()).default([]),
  components: z.array(z.string()).default([]),
  patches: z.array(z.looseObject({ path: z.string().optional() })).default([]),
  configMapGenerator: z
    .array(
      z.object({
        name: z.string(),
        behavior: z.string().optional(),
        envs: z.array(z.string()).default([]),
        literals: z.array(z.string()).default([]),
        files: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
const files = filesBelow(FOLDER);
const kustomizations = files
  .filter((file) => basename(file) === 'kustomization.yaml')
  .map((file) => ({ file, ...kustomizationSchema.parse(readYaml(file)[0]) }));
const named = kustomizations.flatMap(({ file, resources, components, patches, configMapGenerator }) =>
  [
    ...resources,
    ...components,
    ...patches.flatMap(({ path }) => path ?? []),
    ...configMapGenerator.flatMap(({ envs, files }) => [...envs, ...files]),
  ].map((path) => join(dirname(file), path)),
);
const patchFiles = kustomizations.flatMap(({ file, patches }) =>
  patches.flatMap(({ path }) => (path === undefined ? [] : [join(dirname(file), path)])),
);
const objectFiles = files.filter(
  (file) => file.endsWith('.yaml') && basename(file) !== 'kustomization.yaml' && !patchFiles.includes(file),
);

describe('the parts of the Kustomize tree', () => {
  it('are named by a kustomization, and what is named is there', () => {
    const there = [...files, ...kustomizations.map(({ file }) => dirname(file))];
    expect(named.filter((path) => !there.includes(path))).toEqual([]);
    const roots = [`${FOLDER}/overlays/dev`, `${FOLDER}/overlays/prod`];
    const unnamed = [
      ...files.filter((file) => basename(file) !== 'kustomization.yaml'),
      ...kustomizations.map(({ file }) => dirname(file)),
    ].filter((path) => !named.includes(path) && !roots.includes(path));
    expect(unnamed).toEqual([]);
  });

  it.each(objectFiles)('%s holds objects as Kubernetes defines them', (file) => {
    const objects = readYaml(file).map((object) => objectSchema.parse(object));
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects) expect(() => validate(object)).not.toThrow();
  });

  it('would not pass with a wrong field, type or version', () => {
    const [deployment] = readYaml(`${FOLDER}/base/service/deployment.yaml`) as [KubernetesObject & { spec: object }];
    expect(() => validate({ ...deployment, spec: { ...deployment.spec, replicas: 'two' } })).toThrow();
    expect(() => validate({ ...deployment, spec: {} })).toThrow();
    expect(() =>
      validate({ apiVersion: 'kafka.strimzi.io/v1beta1', kind: 'Kafka', metadata: { name: 'x' } }),
    ).toThrow();
  });

  it('let every topic keep everything: a new consumer begins at the beginning', () => {
    const topics = objectFiles
      .flatMap((file) => readYaml(file))
      .map((object) => objectSchema.parse(object))
      .filter(({ kind }) => kind === 'KafkaTopic');
    expect(topics).toHaveLength(4);
    for (const { spec } of topics) {
      const { config } = custom['KafkaTopic']!.spec.parse(spec) as { readonly config: Record<string, unknown> };
      const { 'retention.ms': ms, 'retention.bytes': bytes = -1, 'cleanup.policy': cleanup } = config;
      expect([Number(ms), Number(bytes), cleanup]).toEqual([-1, -1, 'delete']);
    }
  });

  it('set what the configuration demands and nothing it does not know', () => {
    const lines = (text: string) => text.split('\n').filter((line) => line.includes('=') && !line.startsWith('#'));
    const base = lines(read(`${FOLDER}/base/mingjian.env`));
    const added = kustomizations.flatMap(({ configMapGenerator }) =>
      configMapGenerator.flatMap(({ literals }) => literals),
    );
    const names = [...base, ...added].map((line) => line.split('=')[0]!);
    const job = [...read(`${FOLDER}/base/service/migrate-job.yaml`).matchAll(/name: (MINGJIAN_\w+)/g)].map(
      ([, name]) => name!,
    );
    expect(job).toHaveLength(2);
    expect(unknownVariables([...names, ...job])).toEqual([]);
    expect(missingVariables([...base.map((line) => line.split('=')[0]!), 'MINGJIAN_DATA'])).toEqual([]);
  });

  it('hold no secret', () => {
    expect(files.filter((file) => /kind: Secret\b|secretGenerator/.test(read(file)))).toEqual([]);
    expect(files.filter((file) => /:\/\/[^/\s:@]+:[^/\s@]+@/.test(read(file)))).toEqual([]);
  });
});

const kubectl = spawnSync('kubectl', ['version', '--client'], { encoding: 'utf8' });
const rendering = kubectl.status === 0 ? describe : describe.skip;
if (kubectl.status !== 0)
  console.warn('kubectl is not installed: the overlays are NOT rendered and checked as a whole');

rendering('the rendered overlay', () => {
  const render = (overlay: string): readonly KubernetesObject[] => {
    const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', join(ROOT, FOLDER, 'overlays', overlay)], {
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    return parseAllDocuments(stdout).map((document) => objectSchema.parse(document.toJS()));
  };
  const podSchema = z.looseObject({
    containers: z.array(
      z.looseObject({
        image: z.string(),
        args: z.array(z.string()).default([]),
        resources: z.object({
          requests: z.object({ cpu: z.string(), memory: z.string() }),
          limits: z.object({ cpu: z.string(), memory: z.string() }),
        }),
        securityContext: z
          .object({ readOnlyRootFilesystem: z.literal(true), allowPrivilegeEscalation: z.literal(false) })
          .loose(),
      }),
    ),
    securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
    automountServiceAccountToken: z.literal(false),
  });
  const podsOf = (objects: readonly KubernetesObject[], kind: string) =>
    objects
      .filter((object) => object.kind === kind)
      .map((object) => ({
        name: object.metadata.name,
        pod: podSchema.parse((object['spec'] as { template: { spec: unknown } }).template.spec),
      }));

  it.each(['dev', 'prod'])('%s is made of valid objects, and nothing of the template is left open', (overlay) => {
    const objects = render(overlay);
    for (const object of objects) expect(() => validate(object)).not.toThrow();
    expect(JSON.stringify(objects)).not.toContain('SERVICE');
  });

  it.each(['dev', 'prod'])('%s runs each service and migrates it, each its own program with its own key', (overlay) => {
    const objects = render(overlay);
    const deployments = podsOf(objects, 'Deployment');
    expect(deployments.map(({ name }) => name).sort()).toEqual(
      [...SERVICES, 'workbench'].map((name) => `mingjian-${name}`).sort(),
    );
    for (const service of SERVICES) {
      const { pod } = deployments.find(({ name }) => name === `mingjian-${service}`)!;
      expect(pod.containers[0]!.args).toEqual([`services/${service}/dist/main.js`]);
      expect(JSON.stringify(pod)).toContain(`"path":"${service}.key"`);
      const job = podsOf(objects, 'Job').find(({ name }) => name === `mingjian-migrate-${service}`)!;
      expect(job.pod.containers[0]!.args).toEqual([`services/${service}/dist/main.js`, 'migrate']);
      expect(job.pod.containers.every(({ image }) => isExactImage(image))).toBe(true);
    }
  });

  it('prod spreads at least two instances of each service', () => {
    const deployments = render('prod').filter(
      ({ kind, metadata }) => kind === 'Deployment' && metadata.name !== 'mingjian-workbench',
    );
    expect(deployments).toHaveLength(SERVICES.length);
    for (const { spec } of deployments) {
      expect(z.looseObject({ replicas: z.int() }).parse(spec).replicas).toBeGreaterThan(1);
      expect(JSON.stringify(spec)).toContain('topologySpreadConstraints');
    }
  });
});

describe('the services', () => {
  it('are sent requests as long as they serve, whatever waits for a person', () => {
    const [deployment] = readYaml(`${FOLDER}/base/service/deployment.yaml`);
    expect(JSON.stringify(deployment)).toContain('"readinessProbe":{"httpGet":{"path":"/health/serving"');
  });
});

describe('KEDA', () => {
  it('counts the lag of the groups in which the services read', () => {
    const groups = [...read(`${FOLDER}/components/keda/scaled-objects.yaml`).matchAll(/consumerGroup: (\S+)/g)];
    const joined = SERVICES.map((name) => `${DEFAULT_PREFIX}.${name === 'reporting' ? RECORD_GROUP : name}`);
    expect(groups.map(([, group]) => group).sort()).toEqual(joined.sort());
  });
});

import type { SameShape } from '../catalogue.ts';
import type { kubernetes as en } from '../en/kubernetes.ts';

/** `glassbox kubernetes`：写出什么，以及其中的注释。 */
export const kubernetes: SameShape<typeof en> = {
  about: '写出分片运行一个实验的 Kubernetes 索引作业，以及合并分片的作业',
  options: {
    shards: '分片数，每片一个 Pod',
    image: '容器镜像，其入口是 glassbox',
    claim: '存放结果的持久卷声明，所有 Pod 都要能写',
    name: '作业的名称（默认 glassbox-EXPERIMENT-NAME）',
    folder: '卷上的结果文件夹（默认与作业同名）',
    out: '存放这些文件的文件夹（默认 results/EXPERIMENT-NAME）',
    parallelism: '同时运行的 Pod 数（默认全部）',
    cpus: '一个 Pod 的处理器数，也是线程数（1）',
    mem: '一个 Pod 的内存：4Gi',
  },
  next: '启动：{{command}}',
  after: '查看进度：{{status}}\n结果将放在卷 {{claim}} 的 {{folder}} 里。',
  file: {
    job: '{{experiment}} 分成 {{shards}} 片：设置，以及一个作业，其第 I 个 Pod 计算第 I 片。\n各文档写成 JSON，这也是合法的 YAML。重新启动的分片从停下的地方继续。',
    merge: '把 {{experiment}} 的 {{shards}} 片合并成一次运行的文件：作业 {{name}} 完成之后再应用。',
    apply:
      '启动作业，等它结束，然后合并。后面可以跟 kubectl 的选项：./apply.sh --namespace=lab\n可以中断后再次启动；作业并不因此停下。',
    wait: '集群一时没有回答，就再问一次。',
    failed: '作业 {{name}} 失败了。请看 “kubectl describe job {{name}}”。',
  },
};

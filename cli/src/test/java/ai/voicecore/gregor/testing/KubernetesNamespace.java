package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.cluster.Cluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A separate namespace for each test class, in the Kubernetes cluster of {@code KUBECONFIG}; without one the class is
 * skipped. It enforces the restricted Pod Security level, and is deleted after the tests. Pods run the {@link
 * TestImage}.
 */
public final class KubernetesNamespace implements BeforeAllCallback, AfterAllCallback {
    private static final String LEVEL = "pod-security.kubernetes.io/enforce";

    private final String name;
    private final TestImage image;
    private final CommandLine gregor = new CommandLine(TestHome.path());
    private Optional<KubernetesClient> client = Optional.empty();

    private KubernetesNamespace(String name, TestImage image) {
        this.name = name;
        this.image = image;
    }

    /** A new namespace for the default version of Kafka; it is created when the tests of the class start. */
    public static KubernetesNamespace of(String stem) {
        return of(stem, TestImage.NEWEST);
    }

    /** A new namespace, with an image that also has the version with ZooKeeper. */
    public static KubernetesNamespace ofOlderKafka(String stem) {
        return of(stem, TestImage.WHOLE);
    }

    private static KubernetesNamespace of(String stem, TestImage image) {
        String own =
                HexFormat.of().toHexDigits((short) RandomGenerator.getDefault().nextInt());
        return new KubernetesNamespace(stem + "-" + own, image);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(
                TestImage.variable("KUBECONFIG").isPresent(),
                "skipped: KUBECONFIG is not set, and these tests need a Kubernetes cluster");
        client = Optional.of(new KubernetesClientBuilder().build());
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels(LEVEL, "restricted")
                        .endMetadata()
                        .build())
                .create();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.ifPresent(open -> {
            // The pods' logs are not needed any more; without this Kubernetes would give each pod minutes to stop.
            open.apps().statefulSets().inNamespace(name).delete();
            open.pods().inNamespace(name).withGracePeriod(0).delete();
            open.namespaces().withName(name).delete();
            DeletedNamespaces.of(context).add(name);
            open.close();
        });
    }

    public KubernetesClient client() {
        return client.orElseThrow();
    }

    public String name() {
        return name;
    }

    /** Address of the API server. */
    public URI apiServer() {
        return URI.create(client().getMasterUrl().toString());
    }

    /** The kubeconfig of the tests. */
    public Path kubeconfig() {
        return Path.of(TestImage.variable("KUBECONFIG").orElseThrow());
    }

    /** Runs a command on the cluster in this namespace; the command may have two words, as {@code topics list}. */
    public Outcome run(String command, String... arguments) {
        return gregor.run(here(command, arguments));
    }

    /** Runs a command in this JVM: for commands that only read and are repeated until a condition holds. */
    public Outcome look(String command, String... arguments) {
        return gregor.look(here(command, arguments));
    }

    /** Pod → its uid, which differs between pods of the same name. */
    public Map<String, String> pods() {
        return client().pods().inNamespace(name).list().getItems().stream()
                .map(Pod::getMetadata)
                .collect(Collectors.toMap(ObjectMeta::getName, ObjectMeta::getUid));
    }

    public PodResource pod(String pod) {
        return client().pods().inNamespace(name).withName(pod);
    }

    public boolean isReady(String pod) {
        return pod(pod).get().getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    /** Changes the Pod Security level that the namespace enforces. */
    public void enforce(String level) {
        client().namespaces().withName(name).edit(namespace -> {
            namespace.getMetadata().getLabels().put(LEVEL, level);
            return namespace;
        });
    }

    /** Deploys a spec with the local profile and the tested image. */
    public Outcome deploy(String yaml, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-f", write(yaml).toString()));
        all.addAll(List.of(arguments));
        return run("deploy", all.toArray(String[]::new));
    }

    /** Runs one of the distribution's scripts on this namespace. */
    public Outcome script(String script, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--namespace", name));
        all.addAll(List.of(arguments));
        return gregor.withScript(script).run(all);
    }

    /** Starts a command on the cluster in this namespace, and does not wait. */
    public CommandLine.Running start(String command, String... arguments) {
        return gregor.start(here(command, arguments));
    }

    /** The same with another kubeconfig. */
    public CommandLine.Running startWith(Path kubeconfig, String command, String... arguments) {
        return gregor.withKubeconfig(kubeconfig).start(here(command, arguments));
    }

    private List<String> here(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command.split(" ", -1)));
        all.addAll(List.of("--on", "kubernetes", "--namespace", name));
        all.addAll(List.of(arguments));
        return all;
    }

    /** Writes the manifests of a spec; returns their directory. */
    public Path render(String yaml) {
        Path files = TestHome.target().resolve("it-manifests").resolve(name);
        gregor.run(List.of("render", "kubernetes", "-f", write(yaml).toString(), "-o", files.toString()))
                .expect(0);
        return files;
    }

    /**
     * Runs {@link OutsideClient} outside of the Kubernetes cluster. Without {@code GREGOR_TEST_INSIDE}, which names a
     * program that runs it there, the test is skipped.
     */
    public String outside(int nodePort, String topic) {
        String there = program("GREGOR_TEST_INSIDE", "runs a client beside the cluster's hosts");
        String bootstrap = client().nodes().list().getItems().stream()
                .flatMap(node -> node.getStatus().getAddresses().stream())
                .filter(address -> address.getType().equals("InternalIP"))
                .map(address -> address.getAddress() + ":" + nodePort)
                .collect(Collectors.joining(","));
        return Programs.run(List.of(
                there,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                TestHome.target().resolve("test-classes") + File.pathSeparator
                        + TestHome.distribution().resolve("lib") + "/*",
                OutsideClient.class.getName(),
                bootstrap,
                topic));
    }

    /** The program in an environment variable; without one the test is skipped. */
    public static String program(String variable, String what) {
        Optional<String> program = TestImage.variable(variable);
        Assumptions.assumeTrue(program.isPresent(), "skipped: " + variable + " names no program that " + what);
        return program.orElseThrow();
    }

    /** Runs a command on another namespace. */
    public Outcome elsewhere(String command, String namespace) {
        return gregor.run(List.of(command, "--on", "kubernetes", "--namespace", namespace));
    }

    /**
     * Writes a spec to a file, with the local profile and the tested image.
     *
     * @param yaml the spec; its section {@code kubernetes}, if it has one, is in one line
     */
    public Path write(String yaml) {
        return spec(inNamespace(yaml));
    }

    /** A {@link Cluster} for this spec in this JVM, without a command; it may be deployed or not. */
    public Cluster connect(String yaml) {
        return Clusters.live("platform: kubernetes\n" + inNamespace(yaml));
    }

    private String inNamespace(String yaml) {
        String pods = image.imageName().map(named -> ", image: '" + named + "'").orElse("");
        String section = "kubernetes: {";
        String own = section + "namespace: " + name + pods;
        return "profile: local\n" + (yaml.contains(section) ? yaml.replace(section, own + ", ") : own + "}\n" + yaml);
    }

    /** Writes a spec to a file, unchanged. */
    public Path spec(String yaml) {
        try {
            Path directory = Files.createDirectories(TestHome.target().resolve("it-specs"));
            return Files.writeString(directory.resolve(name + ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

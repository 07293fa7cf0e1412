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
 * A namespace of the test class's own on the cluster that {@code KUBECONFIG} names; where there is none the class is
 * skipped. It enforces the restricted Pod Security level, and is deleted after the tests. Pods run the {@link TestImage}.
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

    /** A namespace that nobody else has, for the default version of Kafka; it is made when the tests begin. */
    public static KubernetesNamespace of(String stem) {
        return of(stem, TestImage.NEWEST);
    }

    /** A namespace for the version that still has ZooKeeper, too. */
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
            // Nobody needs what is in their logs any more; Kubernetes would give each of them minutes.
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

    /** The file that says how it is reached. */
    public Path kubeconfig() {
        return Path.of(TestImage.variable("KUBECONFIG").orElseThrow());
    }

    /** Runs a command about the cluster in this namespace; one of a group as {@code topics list}. */
    public Outcome run(String command, String... arguments) {
        return gregor.run(here(command, arguments));
    }

    /** The same from this process: for a command that only looks, and is asked until something has happened. */
    public Outcome look(String command, String... arguments) {
        return gregor.look(here(command, arguments));
    }

    /** Pod → what tells it from another pod of the same name. */
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

    /** Has the namespace enforce another Pod Security level. */
    public void enforce(String level) {
        client().namespaces().withName(name).edit(namespace -> {
            namespace.getMetadata().getLabels().put(LEVEL, level);
            return namespace;
        });
    }

    /** Deploys a spec; it gets the local profile and the image to be tested. */
    public Outcome deploy(String yaml, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-f", write(yaml).toString()));
        all.addAll(List.of(arguments));
        return run("deploy", all.toArray(String[]::new));
    }

    /** Runs one of the scripts of the runbooks about this namespace. */
    public Outcome script(String script, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--namespace", name));
        all.addAll(List.of(arguments));
        return gregor.withScript(script).run(all);
    }

    /** Starts a command about the cluster in this namespace, and does not wait. */
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

    /** Writes the manifests of a spec; where to. */
    public Path render(String yaml) {
        Path files = TestHome.target().resolve("it-manifests").resolve(name);
        gregor.run(List.of("render", "kubernetes", "-f", write(yaml).toString(), "-o", files.toString()))
                .expect(0);
        return files;
    }

    /**
     * Runs {@link OutsideClient} on a host beside the cluster's; the test is skipped where {@code GREGOR_TEST_INSIDE} does
     * not name a program that runs others there.
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

    /** The program that an environment variable names; without one the test is skipped. */
    public static String program(String variable, String what) {
        Optional<String> program = TestImage.variable(variable);
        Assumptions.assumeTrue(program.isPresent(), "skipped: " + variable + " names no program that " + what);
        return program.orElseThrow();
    }

    /** Runs a command about another namespace. */
    public Outcome elsewhere(String command, String namespace) {
        return gregor.run(List.of(command, "--on", "kubernetes", "--namespace", namespace));
    }

    /**
     * Writes a spec to a file, with the local profile and the image to be tested.
     *
     * @param yaml its section {@code kubernetes}, if it has one, in one line
     */
    public Path write(String yaml) {
        return spec(inNamespace(yaml));
    }

    /** The cluster of this spec in this process, without a command; deployed or not. */
    public Cluster connect(String yaml) {
        return Clusters.live("platform: kubernetes\n" + inNamespace(yaml));
    }

    private String inNamespace(String yaml) {
        String pods = image.imageName().map(named -> ", image: '" + named + "'").orElse("");
        String section = "kubernetes: {";
        String own = section + "namespace: " + name + pods;
        return "profile: local\n" + (yaml.contains(section) ? yaml.replace(section, own + ", ") : own + "}\n" + yaml);
    }

    /** Writes a spec to a file as it is. */
    public Path spec(String yaml) {
        try {
            Path directory = Files.createDirectories(TestHome.target().resolve("it-specs"));
            return Files.writeString(directory.resolve(name + ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

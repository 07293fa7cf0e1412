package ai.voicecore.gregor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests on Kubernetes. They may run in parallel: each has its own namespace. A test that cuts or drains hosts takes the
 * lock exclusively. They are started early, because they take the longest.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(value = OnKubernetes.HOSTS, mode = ResourceAccessMode.READ)
@Order(OnKubernetes.EARLY)
public @interface OnKubernetes {
    String HOSTS = "Kubernetes hosts";

    int EARLY = 3;
}

package ai.voicecore.gregor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests with clusters on this machine. They may run side by side: each has ports and a directory of its own. They share the
 * class-data archives; who damages these takes the lock for itself alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(value = OnThisMachine.ARCHIVES, mode = ResourceAccessMode.READ)
public @interface OnThisMachine {
    String ARCHIVES = "class-data archives";
}

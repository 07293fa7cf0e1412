package ai.voicecore.gregor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests with clusters on this machine. They may run in parallel: each has its own ports and directory. They share the
 * class-data archives; a test that damages these takes the lock exclusively.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(value = OnThisMachine.ARCHIVES, mode = ResourceAccessMode.READ)
public @interface OnThisMachine {
    String ARCHIVES = "class-data archives";
}

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses every program named as javac does, and prints in base64 the prompt that javac reads in each. */
public class Prompts {
    public static void main(String[] names) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        StandardJavaFileManager files = javac.getStandardFileManager(problems, null, StandardCharsets.UTF_8);
        for (String name : names) {
            List<Path> one = Arrays.asList(Path.of(name));
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, problems, null, null, files.getJavaFileObjectsFromPaths(one));
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                        if (call.getMethodSelect() instanceof MemberSelectTree
                                && ((MemberSelectTree) call.getMethodSelect()).getIdentifier().contentEquals("prompt")) {
                            byte[] prompt = text(call.getArguments().get(0)).getBytes(StandardCharsets.UTF_8);
                            System.out.println(Base64.getEncoder().encodeToString(prompt));
                        }
                        return super.visitMethodInvocation(call, nothing);
                    }
                }.scan(unit, null);
            }
        }
        problems.getDiagnostics().forEach(System.err::println);
        System.exit(problems.getDiagnostics().isEmpty() ? 0 : 1);
    }

    /** A literal, or the pieces of a long one. */
    private static String text(ExpressionTree expression) {
        if (expression instanceof LiteralTree) {
            return (String) ((LiteralTree) expression).getValue();
        }
        StringBuilder whole = new StringBuilder();
        for (ExpressionTree piece : ((MethodInvocationTree) expression).getArguments()) {
            whole.append(text(piece));
        }
        return whole.toString();
    }
}

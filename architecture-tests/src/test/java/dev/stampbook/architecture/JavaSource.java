package dev.stampbook.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One parsed Java file: the names it declares and uses, without its comments and strings.
 *
 * @param names simple names and qualified uses such as {@code Thread.sleep}
 * @param isInterface whether its top type is an interface
 */
record JavaSource(Path file, List<String> names, boolean isInterface) {

  static JavaSource parse(Path file) {
    try {
      return parse(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot parse " + file, e);
    }
  }

  private static JavaSource parse(Path file, String text) throws IOException {
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Source.java"), Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
    CompilationUnitTree unit = task.parse().iterator().next();
    List<String> names = new ArrayList<>();
    new Names().scan(unit, names);
    boolean isInterface =
        unit.getTypeDecls().stream().anyMatch(type -> type.getKind() == Tree.Kind.INTERFACE);
    return new JavaSource(file, List.copyOf(names), isInterface);
  }

  private static final class Names extends TreeScanner<Void, List<String>> {
    @Override
    public Void visitIdentifier(IdentifierTree tree, List<String> found) {
      found.add(tree.getName().toString());
      return super.visitIdentifier(tree, found);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, List<String> found) {
      found.add(tree.toString());
      return super.visitMemberSelect(tree, found);
    }

    @Override
    public Void visitClass(ClassTree tree, List<String> found) {
      found.add(tree.getSimpleName().toString());
      return super.visitClass(tree, found);
    }

    @Override
    public Void visitMethod(MethodTree tree, List<String> found) {
      found.add(tree.getName().toString());
      return super.visitMethod(tree, found);
    }

    @Override
    public Void visitVariable(VariableTree tree, List<String> found) {
      found.add(tree.getName().toString());
      return super.visitVariable(tree, found);
    }
  }
}
